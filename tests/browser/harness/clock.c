/* The clock of the machine as the program sees it, CLOCK_AHEAD_S seconds on: what happens when nobody answers for days,
   without waiting for days. Loaded before the program; how long something took stays as it is. */

#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t clock, struct timespec *now) {
  int told = (int)syscall(SYS_clock_gettime, clock, now);
  const char *ahead = getenv("CLOCK_AHEAD_S");
  if (told == 0 && clock == CLOCK_REALTIME && ahead) now->tv_sec += atol(ahead);
  return told;
}
