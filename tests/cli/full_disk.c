/* A disk that fills up, for tests: preloaded, it lets a program write FULL_DISK_AFTER bytes by pwrite and no more. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

typedef ssize_t (*write_function)(int, const void*, size_t, off_t);

ssize_t pwrite(int descriptor, const void* bytes, size_t count, off_t offset)
{
    static atomic_llong written;
    const write_function write_on = (write_function)dlsym(RTLD_NEXT, "pwrite");
    const char* const limit = getenv("FULL_DISK_AFTER");
    if (limit != NULL && atomic_fetch_add(&written, (long long)count) + (long long)count > atoll(limit)) {
        errno = ENOSPC;
        return -1;
    }
    return write_on(descriptor, bytes, count, offset);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t count, off_t offset)
{
    return pwrite(descriptor, bytes, count, offset);
}
