/* Preloaded before the C library: the n-th call that writes fails as on a full disk, or the process dies at it.
   Calls on the standard streams are not counted. `arm` is called by the test, after the process was forked. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { NOTHING, FAIL_ONCE, FULL, DIE, TEAR };
static int mode = NOTHING;
static long count = 0, target = 0;

void arm(int how, long n) { mode = how; target = n; count = 0; }
long calls(void) { return count; }

/* Returns whether this call fails; ends the process where it is to die here. */
static int fault(void) {
    if (mode == NOTHING) return 0;
    long now = __atomic_add_fetch(&count, 1, __ATOMIC_SEQ_CST);
    if (now < target || (now > target && mode != FULL)) return 0;
    if (mode == DIE || mode == TEAR) kill(getpid(), SIGKILL);
    errno = ENOSPC;
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
/* A write that is torn has written half of its bytes before the process dies. */
#define TORN(call) if (mode == TEAR && count + 1 == target) { call; }

ssize_t write(int fd, const void *data, size_t size) {
    if (fd > 2) { TORN(REAL(write)(fd, data, size / 2)) if (fault()) return -1; }
    return REAL(write)(fd, data, size);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
    TORN(REAL(pwrite)(fd, data, size / 2, at)) if (fault()) return -1;
    return REAL(pwrite)(fd, data, size, at);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    TORN(REAL(pwrite64)(fd, data, size / 2, at)) if (fault()) return -1;
    return REAL(pwrite64)(fd, data, size, at);
}
ssize_t writev(int fd, const struct iovec *parts, int many) {
    if (fd > 2 && fault()) return -1;
    return REAL(writev)(fd, parts, many);
}
int fsync(int fd) { return fault() ? -1 : REAL(fsync)(fd); }
int fdatasync(int fd) { return fault() ? -1 : REAL(fdatasync)(fd); }
int ftruncate(int fd, off_t size) { return fault() ? -1 : REAL(ftruncate)(fd, size); }
int ftruncate64(int fd, off64_t size) { return fault() ? -1 : REAL(ftruncate64)(fd, size); }
int rename(const char *from, const char *to) { return fault() ? -1 : REAL(rename)(from, to); }
int unlink(const char *path) { return fault() ? -1 : REAL(unlink)(path); }
int mkdir(const char *path, mode_t access) { return fault() ? -1 : REAL(mkdir)(path, access); }
int unlinkat(int folder, const char *path, int how) { return fault() ? -1 : REAL(unlinkat)(folder, path, how); }

/* Opening a file is a call that writes where it makes the file. */
#define OPENED(name) \
    int name(const char *path, int how, ...) { \
        va_list more; \
        va_start(more, how); \
        mode_t access_mode = how & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0; \
        va_end(more); \
        if (mode != NOTHING && how & O_CREAT && access(path, F_OK) && fault()) return -1; \
        return REAL(name)(path, how, access_mode); \
    }
OPENED(open)
OPENED(open64)
