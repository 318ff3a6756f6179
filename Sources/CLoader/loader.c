#include "CLoader.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

static void *need(void *found, const char *package) {
  if (found) return found;
  // As the dynamic loader says it of a library that a program is linked with, and with the same exit status.
  fprintf(stderr, "tidings: error while loading shared libraries: %s; install the package %s\n", dlerror(), package);
  exit(127);
}

tidings_library tidings_open(const char *name, const char *package) {
  void *opened = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  return (tidings_library){.opened = need(opened, package), .package = package};
}

void *tidings_find(tidings_library library, const char *function) {
  return need(dlsym(library.opened, function), library.package);
}
