#pragma once
// System calls that the Glibc module leaves out. No _GNU_SOURCE and no header that Glibc brings: the two modules would
// disagree on types such as fd_set, or both lay claim to struct stat.
#include <malloc.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

// renameat2(2) by number: the wrapper needs _GNU_SOURCE, which a Clang module importer may not honour.
static inline int tidings_rename_noreplace(const char *from, const char *to) {
  return (int)syscall(SYS_renameat2, -100 /* AT_FDCWD */, from, -100, to, 1u /* RENAME_NOREPLACE */);
}
// The same, each path relative to an open directory.
static inline int tidings_renameat_noreplace(int from_dir, const char *from, int to_dir, const char *to) {
  return (int)syscall(SYS_renameat2, from_dir, from, to_dir, to, 1u /* RENAME_NOREPLACE */);
}
// syncfs(2), likewise.
static inline int tidings_syncfs(int fd) { return (int)syscall(SYS_syncfs, fd); }

// Takes the program's code and constants out of the process's resident memory; what is needed again comes back from the
// page cache when it is. The linker's symbols mark what is mapped read-only from the file, and nothing that was written to.
static inline void tidings_release_program(void) {
  extern const char __executable_start, etext;
  unsigned long page = (unsigned long)sysconf(_SC_PAGESIZE);
  unsigned long start = (unsigned long)&__executable_start, end = (unsigned long)&etext & ~(page - 1);
  if (start < end) madvise((void *)start, end - start, 4 /* MADV_DONTNEED */);
}
