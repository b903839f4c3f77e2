// libFuzzer behind one of the doors: bobbin-fuzz DOOR FOLDER [libFuzzer's options and folders]
//
// FOLDER is empty; the first folder among the rest takes what is found to be new. `.ci/fuzz` calls it.
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*one)(const uint8_t *, size_t));

int bobbin_fuzz_begin(const char *door, const char *folder);
void bobbin_fuzz_plant(const char *folder);
int bobbin_fuzz_one_input(const uint8_t *bytes, size_t count);

int main(int count, char **arguments) {
    if (count < 3 || !bobbin_fuzz_begin(arguments[1], arguments[2])) {
        fprintf(stderr, "usage: bobbin-fuzz DOOR FOLDER [OPTION…] [CORPUS…]\n");
        return 64;
    }
    bobbin_fuzz_plant("seeds");
    arguments[2] = arguments[0];
    count -= 2;
    arguments += 2;
    return LLVMFuzzerRunDriver(&count, &arguments, bobbin_fuzz_one_input);
}
