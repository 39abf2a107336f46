/* extract, inside: tables, whose names, units and times stand in other cells than the numbers.
 *
 *     指标              | 单位 | 2023年 | 2024年        指标（年末）       | 大足区 | 荣昌区
 *     高新技术企业      | 家   | 194    | 220           高新技术企业（家） | 194    | 121
 *
 * A row of column names says what its columns are about: a time, an area, an indicator, a unit, growth. What a
 * row's first cell names is about the whole row. A number takes both; its own unit, where it has one, stands. */
#ifndef KC_TABLE_H
#define KC_TABLE_H

#include "reader.h"

/* Columns beyond this are not read: the widest table of a statistical communiqué has some twenty. */
enum { TABLE_COLUMNS = 40 };

/* What a cell that is no number says of the numbers beside or below it. */
struct cell_sense {
    bool time_known;
    struct time_phrase time;
    const struct area *area;
    const struct meaning *meaning; /* of an indicator's name; NULL: none */
    bool has_tier;
    enum tier_word tier;
    bool has_unit;
    enum quantity_kind unit;
    struct decimal factor; /* of the unit: 亿元 is 100000000 */
    str currency;
    int growth;          /* 增长, 同比: the numbers are percent of change */
    enum verb verb;      /* 新增: the numbers are changes of a stock */
    bool is_unit_column; /* 单位 */
};

struct table {
    struct cell_sense columns[TABLE_COLUMNS];
    size_t count; /* 0: no row of column names was read */
    bool speaks;  /* some column is about a time, an area, a unit … */
};

/* Reads a row of column names. Leaves the table empty where it says nothing of its columns. */
void table_read_header(struct table *table, const struct token *tokens, size_t count, str text);

/* Reads a row of numbers by the table's columns. The sentence holds the row's tokens. False where the columns say
 * nothing that the row itself does not say: then it is read like a sentence. */
bool table_read_row(const struct table *table, struct reader *reader, struct token *tokens, str text);

#endif
