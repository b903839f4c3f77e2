import CKernels
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A place where a fixed number of threads wait for one another: a barrier.
///
/// Whoever waits spins first, because the others are mostly a few microseconds away, and then sleeps,
/// so that a pause between two steps, or a busy machine, costs no processor.
final class Barrier: @unchecked Sendable {
    /// Set before the first meeting can end: until then the members still come together.
    private let members = Atomic(Int.max)
    private let arrived = Atomic(0)
    /// Keeps what those who wait look at out of the cache line that those who arrive write to.
    private let distance = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    /// How many meetings have been held.
    private let held = Atomic(0)
    private let sleepers = Atomic(0)
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let wake = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    /// A few dozen microseconds: longer than the parts of a step differ, shorter than a time slice.
    private static let spins = 3000

    init() {
        pthread_mutex_init(lock, nil)
        pthread_cond_init(wake, nil)
    }

    deinit {
        pthread_cond_destroy(wake)
        pthread_mutex_destroy(lock)
        wake.deallocate()
        lock.deallocate()
    }

    /// Says how many there are; called once, by one of them, before its own first barrier.
    func open(members count: Int) { members.store(count, ordering: .relaxed) }

    /// Returns when all members have called it; what they wrote before is seen by all after.
    func wait() {
        let number = held.load(ordering: .relaxed)
        let present = arrived.wrappingAdd(1, ordering: .acquiringAndReleasing).newValue
        if present == members.load(ordering: .relaxed) {
            arrived.store(0, ordering: .relaxed)
            held.store(number + 1, ordering: .sequentiallyConsistent)
            guard sleepers.load(ordering: .sequentiallyConsistent) > 0 else { return }
            pthread_mutex_lock(lock)
            pthread_cond_broadcast(wake)
            pthread_mutex_unlock(lock)
            return
        }
        for _ in 0..<Self.spins {
            if held.load(ordering: .acquiring) != number { return }
            bobbin_pause()
        }
        sleep(until: number)
    }

    private func sleep(until number: Int) {
        pthread_mutex_lock(lock)
        // Announced before the last look, so that whoever ends the meeting sees a sleeper or the
        // sleeper sees the end.
        sleepers.wrappingAdd(1, ordering: .sequentiallyConsistent)
        while held.load(ordering: .sequentiallyConsistent) == number {
            pthread_cond_wait(wake, lock)
        }
        sleepers.wrappingSubtract(1, ordering: .relaxed)
        pthread_mutex_unlock(lock)
    }
}
