/* Preloaded into a program under test, has its syncfs(2) wait as long as the file named by SYNC_GATE is there: a disk so
   slow that it is known where the program stands. The tests compile it (SyncGate). The program makes the call by its
   number, as not every C library has a name for it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

long syscall(long number, ...) {
  static long (*next)(long, ...);
  if (!next) next = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
  const char *gate = number == SYS_syncfs ? getenv("SYNC_GATE") : NULL;
  while (gate && access(gate, F_OK) == 0) usleep(5000);
  /* However many there are: no call has more. */
  long arguments[6];
  va_list list;
  va_start(list, number);
  for (int index = 0; index < 6; index++) arguments[index] = va_arg(list, long);
  va_end(list);
  return next(
      number, arguments[0], arguments[1], arguments[2], arguments[3], arguments[4], arguments[5]);
}
