#pragma once
// System calls that the Glibc module leaves out. No _GNU_SOURCE and no header that Glibc brings: the two modules would
// disagree on types such as fd_set, or both lay claim to struct stat.
#include <elf.h>
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

// memmem(3), likewise.
extern void *tidings_memmem(const void *in, size_t length, const void *sought, size_t sought_length) __asm__("memmem");

// How dl_iterate_phdr(3) begins to describe the program or a library; the header declares it for _GNU_SOURCE only.
struct tidings_object {
  unsigned long address;
  const char *name;
#if __SIZEOF_POINTER__ == 8
  const Elf64_Phdr *parts;
#else
  const Elf32_Phdr *parts;
#endif
  unsigned short count;
};
extern int tidings_each_object(int (*)(const struct tidings_object *, size_t, void *), void *)
    __asm__("dl_iterate_phdr");

// What is mapped from an object's file and can never have been written to, whole pages of it.
static inline int tidings_release_object(const struct tidings_object *object, size_t size, void *data) {
  (void)size, (void)data;
  unsigned long page = (unsigned long)sysconf(_SC_PAGESIZE);
  for (int index = 0; index < object->count; index++) {
    if (object->parts[index].p_type != PT_LOAD || object->parts[index].p_flags & PF_W) continue;
    unsigned long start = object->address + object->parts[index].p_vaddr;
    unsigned long end = (start + object->parts[index].p_filesz) & ~(page - 1);
    start = (start + page - 1) & ~(page - 1);
    if (start < end) madvise((void *)start, end - start, 4 /* MADV_DONTNEED */);
  }
  return 0;
}

// Takes the code and constants of the program and its libraries out of the process's resident memory; what is needed again
// comes back from the page cache when it is.
static inline void tidings_release_program(void) { tidings_each_object(tidings_release_object, 0); }
