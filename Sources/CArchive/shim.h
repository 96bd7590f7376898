// libarchive: reads ZIP files, cut and hostile ones included.
#include <archive.h>
#include <archive_entry.h>
