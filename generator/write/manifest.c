#include "write_internal.h"

#include "buf.h"
#include "hash.h"
#include "system.h"

#include <fcntl.h>
#include <inttypes.h>
#include <unistd.h>

/* The largest manifest read: some 500,000 paths. */
#define MANIFEST_LIMIT ((size_t)64 << 20)

static const str first_line = STR_INIT("kechuang written 1");

str manifest_name(struct arena *arena, str out)
{
    return arena_format(arena, "written-%016" PRIx64 ".txt", hash_bytes(out));
}

/* All of a file, or the empty str. */
static str load(struct arena *arena, int folder, str name, bool *ret_found)
{
    int fd = openat(folder, arena_cstr(arena, name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    *ret_found = fd >= 0;
    if (fd < 0)
        return STR("");
    struct buf bytes;
    buf_init(&bytes);
    bool read = system_read_all(fd, MANIFEST_LIMIT, &bytes);
    close(fd);
    str text = read ? arena_copy(arena, buf_str(&bytes)) : STR("");
    buf_finish(&bytes);
    return text;
}

/* Is the manifest whole, and of this folder? *ret_paths are its lines of paths. */
static bool check(struct arena *arena, str text, str out, str *ret_paths)
{
    str rest = text;
    if (!str_eq(str_split(&rest, '\n'), first_line) || !str_eq(str_split(&rest, '\n'), out))
        return false;
    str lines = rest;
    size_t count = 0;
    while (rest.len > 0) {
        size_t at = (size_t)(rest.ptr - lines.ptr);
        str line = str_split(&rest, '\n');
        if (rest.len == 0) {
            *ret_paths = str_slice(lines, 0, at);
            str last = arena_format(arena, "end %zu", count);
            return str_ends(text, STR("\n")) && str_eq(line, last);
        }
        if (!path_is_clean(line))
            return false;
        count++;
    }
    return false;
}

bool manifest_read(struct arena *arena, int folder, str name, str out, struct path_set *set)
{
    bool found;
    str paths;
    if (check(arena, load(arena, folder, name, &found), out, &paths))
        while (paths.len > 0)
            path_set_add(set, str_split(&paths, '\n'));
    return found;
}

bool manifest_write(int folder, str name, str out, const str *paths, size_t count)
{
    struct buf text;
    buf_init(&text);
    buf_add(&text, first_line);
    buf_add_char(&text, '\n');
    buf_add(&text, out);
    buf_add_char(&text, '\n');
    for (size_t i = 0; i < count; i++) {
        buf_add(&text, paths[i]);
        buf_add_char(&text, '\n');
    }
    buf_format(&text, "end %zu\n", count);
    bool written =
        folder_has_same(folder, name.ptr, buf_str(&text)) || folder_replace(folder, name.ptr, buf_str(&text));
    buf_finish(&text);
    return written;
}
