#pragma once

/// A shared library that is opened at run time, when it is first needed, and the Debian package that brings it.
typedef struct {
  void *opened;
  const char *package;
} tidings_library;

/// Opens a library. Where it cannot be, the process ends as the dynamic loader ends one that is linked with it.
tidings_library tidings_open(const char *name, const char *package);

/// A function of a library's; where it has none of that name, the process ends likewise.
void *tidings_find(tidings_library library, const char *function);
