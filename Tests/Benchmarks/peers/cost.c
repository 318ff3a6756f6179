/* Runs a command and writes what it cost to FILE: user and system microseconds, peak resident KiB, exit status.
   A small program of its own, since a child's peak counts what its parent held when it was started.
   Usage: cost FILE COMMAND… */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int count, char **arguments) {
  if (count < 3) return 2;
  pid_t child = fork();
  if (child < 0) return perror("fork"), 1;
  if (child == 0) {
    execvp(arguments[2], arguments + 2);
    perror(arguments[2]);
    _exit(127);
  }
  int status;
  struct rusage usage;
  if (wait4(child, &status, 0, &usage) < 0) return perror("wait4"), 1;
  FILE *file = fopen(arguments[1], "w");
  if (!file) return perror(arguments[1]), 1;
  fprintf(file, "%ld %ld %ld %d\n", usage.ru_utime.tv_sec * 1000000L + usage.ru_utime.tv_usec,
          usage.ru_stime.tv_sec * 1000000L + usage.ru_stime.tv_usec, usage.ru_maxrss,
          WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
  return fclose(file) ? 1 : 0;
}
