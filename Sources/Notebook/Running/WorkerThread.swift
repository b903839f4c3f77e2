import Dispatch
import Engine
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Runs one piece of work on a thread of its own, so that whoever waits for it can give up.
enum WorkerThread {
    private final class Job<Result: Sendable>: Sendable {
        private let work: Mutex<(@Sendable () -> Result)?>
        private let result = Mutex<Result?>(nil)

        init(_ work: @escaping @Sendable () -> Result) { self.work = Mutex(work) }

        /// Does the work, and holds nothing of it but its result: what a statement gave up must be gone
        /// by the next one, whenever this thread comes to its own end.
        func run() {
            guard
                let work = self.work.withLock({ work in
                    defer { work = nil }
                    return work
                })
            else { return }
            let result = work()
            self.result.withLock { $0 = result }
        }

        /// The result, which is held here no longer; nil before it is there.
        func takeResult() -> Result? {
            result.withLock { result in
                defer { result = nil }
                return result
            }
        }
    }

    /// Deep enough for the deepest nesting the parser lets through.
    private static let stackBytes = 16 << 20

    /// The result of `work`, or nil once `isAbandoned` says true before it is there; the work then
    /// goes on alone to its next look at the interrupts, and its result is dropped.
    static func run<Result: Sendable>(
        _ work: @escaping @Sendable () -> Result, isAbandoned: () -> Bool
    ) -> Result? {
        let job = Job(work)
        // The kinds that are known here are known there.
        let (layers, optimizers) = (LayerKinds.all, OptimizerKinds.all)
        let done = DispatchSemaphore(value: 0)
        let box = Unmanaged.passRetained(
            Start {
                LayerKinds.$all.withValue(layers) {
                    OptimizerKinds.$all.withValue(optimizers) { job.run() }
                }
                done.signal()
            })
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, stackBytes)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        #if canImport(Glibc)
            var thread = pthread_t()
        #else
            var thread: pthread_t?
        #endif
        let status = pthread_create(&thread, &attributes, startWork, box.toOpaque())
        pthread_attr_destroy(&attributes)
        guard status == 0 else {
            box.release()
            return work()
        }
        // Asked before the first wait, too: the second Ctrl-C may have come before the work began.
        repeat {
            if isAbandoned() { return nil }
        } while done.wait(timeout: .now() + .milliseconds(50)) == .timedOut
        return job.takeResult()
    }
}

/// The body of a thread.
private final class Start: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

#if canImport(Glibc)
    private func startWork(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        guard let context else { return nil }
        Unmanaged<Start>.fromOpaque(context).takeRetainedValue().body()
        return nil
    }
#else
    private func startWork(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        Unmanaged<Start>.fromOpaque(context).takeRetainedValue().body()
        return nil
    }
#endif
