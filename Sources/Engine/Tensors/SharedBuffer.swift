/// Read-only memory that many values may share: the bytes of a data file, an array of numbers.
///
/// Whoever makes it hands over the memory and says how it is given back.
public final class SharedBuffer<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    public let elements: UnsafeBufferPointer<Element>
    private let release: @Sendable () -> Void

    /// Takes charge of `elements`, which nobody writes any more; `release` runs once, at the end.
    public init(
        _ elements: UnsafeBufferPointer<Element>, release: @escaping @Sendable () -> Void
    ) {
        self.elements = elements
        self.release = release
    }

    /// Allocates room for `count` elements, lets `fill` write all of them, and keeps the result.
    public convenience init(
        count: Int, fill: (UnsafeMutableBufferPointer<Element>) throws -> Void
    ) rethrows {
        let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: count)
        do {
            try fill(memory)
        } catch {
            memory.deallocate()
            throw error
        }
        nonisolated(unsafe) let owned = memory
        self.init(UnsafeBufferPointer(memory)) { owned.deallocate() }
    }

    public convenience init(_ values: [Element]) {
        self.init(count: values.count) { memory in
            _ = memory.initialize(from: values)
        }
    }

    deinit { release() }
}
