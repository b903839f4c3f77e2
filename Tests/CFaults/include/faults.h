// A library to be loaded before a program (LD_PRELOAD), in which one of the program's system calls on
// the files of a folder fails. The environment says which:
//
//   BOBBIN_FAULT_FOLDER   calls on paths below it, and on files opened there, count
//   BOBBIN_FAULT          "7 28": the 7th of these, from 1, fails with the error 28; an error of 0 is a
//                         write of half of the bytes; "0 0": none fails
//   BOBBIN_FAULT_LOG      a file in which the name of each of these calls becomes a line
//
// Works where glibc is the C library; elsewhere faults_can_be_made() is 0 and nothing else is there.
#ifndef BOBBIN_FAULTS_H
#define BOBBIN_FAULTS_H

int faults_can_be_made(void);

#endif
