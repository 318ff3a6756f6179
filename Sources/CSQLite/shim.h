#pragma once

#include <sqlite3.h>

/// SQLite then counts no memory of its own, for which it takes a lock twice with each piece. To be called before the first
/// database is opened; later it does nothing. `sqlite3_config` takes any arguments, and so cannot be called from Swift.
static inline void tidings_sqlite_count_no_memory(void) { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
