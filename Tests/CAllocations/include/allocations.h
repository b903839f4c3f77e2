// Counts how often a thread asks for memory. Linking it puts it between the program and the C
// library; where that is not known to work, or a sanitizer stands there, allocations_are_counted() is 0.
#ifndef BOBBIN_ALLOCATIONS_H
#define BOBBIN_ALLOCATIONS_H

int allocations_are_counted(void);
// Requests so far by the thread that asks.
long own_allocation_count(void);

#endif
