/* What the disk gives: COUNT articles of SIZE bytes made durable in groups of GROUP, as files (written, syncfs, renamed,
   directory synced) or as one appended segment (fdatasync a group), and nothing else done.
   Usage: syncs files|journal FOLDER COUNT GROUP SIZE; prints articles a second of wall time. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static void sure(int fine, const char *what) {
  if (!fine) perror(what), exit(1);
}

int main(int count, char **arguments) {
  if (count != 6) return 2;
  int journal = !strcmp(arguments[1], "journal");
  long articles = atol(arguments[3]), group = atol(arguments[4]), size = atol(arguments[5]);
  char *body = malloc(size), from[64], to[64];
  sure(body != NULL, "malloc");
  memset(body, 'x', size);
  sure(chdir(arguments[2]) == 0, "chdir");
  mkdir("tmp", 0700);
  mkdir("new", 0700);
  int folder = open("new", O_RDONLY | O_DIRECTORY), segment = -1;
  sure(folder >= 0, "open new");
  if (journal) sure((segment = open("tmp/segment", O_WRONLY | O_CREAT | O_TRUNC, 0600)) >= 0, "open segment");
  struct timespec began, ended;
  clock_gettime(CLOCK_MONOTONIC, &began);
  for (long at = 0; at < articles; at += group) {
    long last = at + group < articles ? at + group : articles;
    for (long i = at; i < last; i++) {
      int file = segment;
      if (!journal) {
        snprintf(from, sizeof from, "tmp/%ld", i);
        sure((file = open(from, O_WRONLY | O_CREAT | O_EXCL, 0640)) >= 0, from);
      }
      sure(write(file, body, size) == size, "write");
      if (!journal) close(file);
    }
    if (journal) {
      sure(fdatasync(segment) == 0, "fdatasync");
      continue;
    }
    sure(syncfs(folder) == 0, "syncfs");
    for (long i = at; i < last; i++) {
      snprintf(from, sizeof from, "tmp/%ld", i);
      snprintf(to, sizeof to, "new/%ld", i);
      sure(rename(from, to) == 0, to);
    }
    sure(fsync(folder) == 0, "fsync new");
  }
  clock_gettime(CLOCK_MONOTONIC, &ended);
  printf("%.0f\n", articles / (ended.tv_sec - began.tv_sec + (ended.tv_nsec - began.tv_nsec) / 1e9));
  return 0;
}
