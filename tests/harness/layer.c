/* The main of the layer tests: what is tested is that the program links. */
int main(void)
{
    return 0;
}
