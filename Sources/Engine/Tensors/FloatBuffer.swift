/// A contiguous run of Float32 on a 64-byte boundary, with the behaviour of a value.
///
/// Copies share memory until one of them is changed, so a snapshot costs nothing and a change after
/// it costs one copy.
public struct FloatBuffer: Sendable {
    private final class Storage: @unchecked Sendable {
        let floats: UnsafeMutablePointer<Float>
        var count: Int
        let capacity: Int

        init(count: Int, capacity: Int? = nil) {
            self.count = count
            self.capacity = max(count, capacity ?? count)
            floats = UnsafeMutableRawPointer.allocate(
                byteCount: max(64, self.capacity * MemoryLayout<Float>.stride), alignment: 64
            ).bindMemory(to: Float.self, capacity: self.capacity)
        }

        deinit { UnsafeMutableRawPointer(floats).deallocate() }
    }

    private var storage: Storage

    /// `count` numbers, each `value`.
    public init(repeating value: Float = 0, count: Int) {
        storage = Storage(count: count)
        storage.floats.initialize(repeating: value, count: count)
    }

    public init(_ values: some Collection<Float>) {
        storage = Storage(count: values.count)
        var next = storage.floats
        for value in values {
            next.initialize(to: value)
            next += 1
        }
    }

    public var count: Int { storage.count }

    public var values: [Float] { Array(UnsafeBufferPointer(start: storage.floats, count: count)) }

    public subscript(index: Int) -> Float {
        precondition((0..<count).contains(index), "index within the buffer")
        return storage.floats[index]
    }

    /// The memory for reading; valid within `body` only.
    public func withUnsafePointer<Result, Failure: Error>(
        _ body: (UnsafePointer<Float>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(storage.floats)
    }

    /// The memory for changing, after a copy where it is shared; valid within `body` only.
    public mutating func withUnsafeMutablePointer<Result, Failure: Error>(
        _ body: (UnsafeMutablePointer<Float>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        if !isKnownUniquelyReferenced(&storage) {
            let copy = Storage(count: count)
            copy.floats.initialize(from: storage.floats, count: count)
            storage = copy
        }
        return try body(storage.floats)
    }

    /// Takes over the numbers of a buffer of the same size, without new memory where it has its own.
    mutating func copyNumbers(of other: FloatBuffer) {
        precondition(other.count == count, "buffers of the same size")
        let count = count
        withUnsafeMutablePointer { $0.update(from: other.storage.floats, count: count) }
    }

    /// Whether every one is a number and none is infinite.
    public var isFinite: Bool {
        UnsafeBufferPointer(start: storage.floats, count: count).allSatisfy(\.isFinite)
    }

    /// Numbers beyond its own that a buffer takes room for when it grows.
    private static let mostSpare = 1 << 22

    /// Puts `more` at the end. Where there is too little memory as much again is taken, up to 16 MB, so
    /// that a buffer that nobody shares grows by a thousand small pieces at the price of a few copies.
    mutating func append(_ more: [Float]) {
        guard !more.isEmpty else { return }
        let (old, total) = (count, count + more.count)
        if !isKnownUniquelyReferenced(&storage) || total > storage.capacity {
            let larger = Storage(count: old, capacity: max(total, old + min(old, Self.mostSpare)))
            larger.floats.initialize(from: storage.floats, count: old)
            storage = larger
        }
        (storage.floats + old).initialize(from: more, count: more.count)
        storage.count = total
    }

    /// The first `count` numbers.
    public func prefix(_ count: Int) -> FloatBuffer { FloatBuffer(values.prefix(count)) }
}
