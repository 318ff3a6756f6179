/* kill-at N BOOKS FOLDER COMMAND [ARGUMENT...]

   Becomes COMMAND and kills it on entering the Nth system call, of all its threads together, that changes a file or a
   directory or makes one durable: writes, syncs and cuts of files below FOLDER, and every rename, link, unlink and mkdir.
   With N = 0 nothing is killed; when the process has ended, how many such calls it had come to stands in BOOKS.

   A seccomp filter stops the threads at these calls alone, so that all else runs at its usual speed. The tracer is a
   grandchild: the process keeps its id, its parent and its exit status. */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* Calls whose first argument is an open file. */
static const int on_files[] = {
    SYS_write, SYS_pwrite64, SYS_writev, SYS_pwritev, SYS_ftruncate, SYS_fallocate, SYS_fsync, SYS_fdatasync,
};
static const int on_names[] = {
    SYS_syncfs, SYS_renameat, SYS_renameat2, SYS_linkat, SYS_unlinkat, SYS_mkdirat,
#ifdef SYS_rename
    SYS_rename, SYS_link, SYS_unlink, SYS_mkdir,
#endif
};
enum { FILES = sizeof on_files / sizeof *on_files, NAMES = sizeof on_names / sizeof *on_names };

static void sure(int fine, const char *what) {
  if (!fine) perror(what), _exit(125);
}

/* Whether a call of a stopped thread counts. */
static int counts(pid_t thread, const char *folder) {
  struct __ptrace_syscall_info info;
  if (ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof info, &info) < 0) return 0;
  for (int i = 0; i < NAMES; i++)
    if ((int)info.seccomp.nr == on_names[i]) return 1;
  char link[64], target[4096];
  snprintf(link, sizeof link, "/proc/%d/fd/%d", thread, (int)info.seccomp.args[0]);
  ssize_t length = readlink(link, target, sizeof target - 1);
  if (length < 0) return 0;
  target[length] = 0;
  return strncmp(target, folder, strlen(folder)) == 0;
}

static void trace(pid_t process, long stop_at, const char *books, const char *folder, int ready) {
  long options = PTRACE_O_TRACESECCOMP | PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK |
                 PTRACE_O_EXITKILL;
  sure(ptrace(PTRACE_SEIZE, process, 0, options) == 0, "kill-at: PTRACE_SEIZE");
  sure(write(ready, "!", 1) == 1, "kill-at: write");
  close(ready);
  long calls = 0;
  int status;
  pid_t thread;
  while ((thread = waitpid(-1, &status, __WALL)) > 0 || errno == EINTR) {
    if (thread <= 0 || !WIFSTOPPED(status)) continue;
    int event = status >> 16, signal = event ? 0 : WSTOPSIG(status);
    if (event == PTRACE_EVENT_SECCOMP && counts(thread, folder) && ++calls == stop_at) kill(process, SIGKILL);
    ptrace(PTRACE_CONT, thread, 0, signal);
  }
  if (stop_at > 0) _exit(0);
  FILE *file = fopen(books, "w");
  sure(file != NULL, books);
  fprintf(file, "%ld\n", calls);
  fclose(file);
  _exit(0);
}

static void filter(void) {
  struct sock_filter program[2 + FILES + NAMES + 2];
  int at = 0, total = FILES + NAMES;
  program[at++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
  for (int i = 0; i < total; i++) {
    int number = i < FILES ? on_files[i] : on_names[i - FILES];
    program[at++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, total - i, 0);
  }
  program[at++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  program[at++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE);
  struct sock_fprog all = {at, program};
  sure(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0, "kill-at: no_new_privs");
  sure(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &all) == 0, "kill-at: seccomp");
}

int main(int count, char **arguments) {
  if (count < 5) {
    fputs("usage: kill-at N BOOKS FOLDER COMMAND [ARGUMENT...]\n", stderr);
    return 125;
  }
  int ready[2];
  sure(pipe2(ready, 0) == 0, "kill-at: pipe");
  pid_t process = getpid(), child = fork();
  sure(child >= 0, "kill-at: fork");
  if (child == 0) {
    pid_t tracer = fork();
    sure(tracer >= 0, "kill-at: fork");
    if (tracer > 0) _exit(0);
    close(ready[0]);
    setsid();
    trace(process, atol(arguments[1]), arguments[2], arguments[3], ready[1]);
  }
  close(ready[1]);
  waitpid(child, NULL, 0);
  /* Where the system lets only parents trace (Yama). Without that the call fails, which does no harm. */
  prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY, 0, 0, 0);
  char byte;
  sure(read(ready[0], &byte, 1) == 1, "kill-at: cannot trace");
  close(ready[0]);
  filter();
  execvp(arguments[4], arguments + 4);
  sure(0, arguments[4]);
}
