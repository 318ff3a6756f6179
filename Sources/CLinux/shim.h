#pragma once
// System calls that the Glibc module leaves out.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

// renameat2(2) by number: the wrapper needs _GNU_SOURCE, which a Clang module importer may not honour.
static inline int tidings_rename_noreplace(const char *from, const char *to) {
  return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 1u /* RENAME_NOREPLACE */);
}
// syncfs(2), likewise.
static inline int tidings_syncfs(int fd) { return (int)syscall(SYS_syncfs, fd); }
