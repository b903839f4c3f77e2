#define _GNU_SOURCE
#include "faults.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define HAS_SANITIZER 1
#endif
#endif

#if defined(__GLIBC__) || defined(__linux__)
#include <features.h>
#endif

#if defined(__GLIBC__) && !defined(HAS_SANITIZER)
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

int faults_can_be_made(void) { return 1; }

static const char *folder;
static size_t folder_length;
static int wanted, error, log_descriptor = -1;
static atomic_int count;
// Which descriptors were opened below the folder.
static atomic_bool watched[1 << 16];

__attribute__((constructor)) static void read_environment(void) {
    const char *fault = getenv("BOBBIN_FAULT"), *log = getenv("BOBBIN_FAULT_LOG");
    folder = getenv("BOBBIN_FAULT_FOLDER");
    if (!folder || !fault || sscanf(fault, "%d %d", &wanted, &error) != 2) folder = NULL;
    if (!folder) return;
    folder_length = strlen(folder);
    if (log)
        log_descriptor = (int)syscall(
            SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int is_below(const char *path) {
    return folder && path && !strncmp(path, folder, folder_length)
        && (path[folder_length] == '/' || !path[folder_length]);
}

static int is_watched(int descriptor) {
    return folder && descriptor >= 0 && descriptor < 1 << 16 && watched[descriptor];
}

static void watch(int descriptor, int is) {
    if (descriptor >= 0 && descriptor < 1 << 16) watched[descriptor] = is;
}

// Counts a call; whether it is the one that fails.
static int fails(const char *name) {
    int number = ++count;
    if (log_descriptor >= 0) {
        char line[64];
        int length = snprintf(line, sizeof line, "%s\n", name);
        syscall(SYS_write, log_descriptor, line, length);
    }
    if (number != wanted) return 0;
    errno = error;
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define BY_PATH(name, path) (is_below(path) && fails(#name))
#define BY_FILE(name, file) (is_watched(file) && fails(#name))

static int open_any(const char *path, int flags, mode_t mode) {
    int is = is_below(path);
    if (is && fails("open")) return -1;
    int descriptor = (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
    watch(descriptor, is);
    return descriptor;
}

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_any(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_any(path, flags, mode);
}

ssize_t write(int file, const void *bytes, size_t size) {
    if (BY_FILE(write, file)) {
        if (error) return -1;
        size = (size + 1) / 2;
    }
    return syscall(SYS_write, file, bytes, size);
}

ssize_t read(int file, void *bytes, size_t size) {
    if (BY_FILE(read, file)) {
        if (error) return -1;
        size = (size + 1) / 2;
    }
    return syscall(SYS_read, file, bytes, size);
}

int close(int file) {
    int is = is_watched(file);
    watch(file, 0);
    // A file is closed even where that reports an error.
    int result = (int)syscall(SYS_close, file);
    return is && fails("close") ? -1 : result;
}

int fsync(int file) { return BY_FILE(fsync, file) ? -1 : REAL(fsync)(file); }

int ftruncate(int file, off_t size) {
    return BY_FILE(ftruncate, file) ? -1 : REAL(ftruncate)(file, size);
}

int fchmod(int file, mode_t mode) { return BY_FILE(fchmod, file) ? -1 : REAL(fchmod)(file, mode); }

int flock(int file, int operation) {
    return BY_FILE(flock, file) ? -1 : REAL(flock)(file, operation);
}

off_t lseek(int file, off_t offset, int whence) {
    return BY_FILE(lseek, file) ? -1 : REAL(lseek)(file, offset, whence);
}

int fstat(int file, struct stat *status) {
    return BY_FILE(fstat, file) ? -1 : REAL(fstat)(file, status);
}

int stat(const char *path, struct stat *status) {
    return BY_PATH(stat, path) ? -1 : REAL(stat)(path, status);
}

int access(const char *path, int mode) {
    return BY_PATH(access, path) ? -1 : REAL(access)(path, mode);
}

int mkdir(const char *path, mode_t mode) {
    return BY_PATH(mkdir, path) ? -1 : REAL(mkdir)(path, mode);
}

int rename(const char *from, const char *to) {
    return BY_PATH(rename, to) ? -1 : REAL(rename)(from, to);
}

int link(const char *from, const char *to) {
    return BY_PATH(link, to) ? -1 : REAL(link)(from, to);
}

char *realpath(const char *path, char *resolved) {
    return BY_PATH(realpath, path) ? NULL : REAL(realpath)(path, resolved);
}

ssize_t readlink(const char *path, char *text, size_t size) {
    return BY_PATH(readlink, path) ? -1 : REAL(readlink)(path, text, size);
}

DIR *opendir(const char *path) { return BY_PATH(opendir, path) ? NULL : REAL(opendir)(path); }
#else
int faults_can_be_made(void) { return 0; }
#endif
