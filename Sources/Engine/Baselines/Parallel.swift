import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The cores that this machine has switched on.
func coreCount() -> Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

/// The results of `body` for 0..<count, worked out side by side and handed back in order.
///
/// - Parameter threads: how many to use, nil for one a core.
func inParallel<Result: Sendable>(
    _ count: Int, threads: Int? = nil, _ body: @Sendable (Int) -> Result
) -> [Result] {
    [Result](unsafeUninitializedCapacity: count) { memory, filled in
        nonisolated(unsafe) let slots = memory.baseAddress
        // Each index is handed out once, so that no two threads write to the same slot.
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: max(1, threads ?? coreCount())) { _ in
            Denormals.flushed {
                while true {
                    let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard index < count, let slots else { return }
                    (slots + index).initialize(to: body(index))
                }
            }
        }
        filled = count
    }
}
