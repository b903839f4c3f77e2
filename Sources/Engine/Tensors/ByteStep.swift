/// What a byte of 1 stands for, in two parts, where every byte stands for exactly as much more: bytes
/// become such numbers by arithmetic, many at a time, and not one by one from a table.
struct ByteStep {
    let high: Float
    let low: Float

    /// Nil unless all 256 come out to the last bit.
    init?(_ values: [Float]) {
        let step = values[255] / 255
        // 16 bits, so that the product with a byte fits into the 24 of a Float.
        let high = Float(bitPattern: step.bitPattern & ~0xFF)
        let low = Float((Double(values[255]) - 255 * Double(high)) / 255)
        for (byte, value) in values.enumerated() {
            guard (Float(byte) * low).addingProduct(Float(byte), high) == value else { return nil }
        }
        self.high = high
        self.low = low
    }
}
