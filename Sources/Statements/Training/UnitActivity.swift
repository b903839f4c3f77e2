/// How often each unit of a layer puts out something other than 0.
package struct UnitActivity {
    /// The share of the examples, 0…1, for each unit.
    package let shares: [Float]
    package let rows: Int

    /// - Parameter output: `rows` rows of as many numbers as the layer has units.
    package init(_ output: [Float], rows: Int) {
        let width = output.count / max(1, rows)
        var counts = [Int](repeating: 0, count: width)
        output.withUnsafeBufferPointer { output in
            for row in 0..<rows {
                for unit in 0..<width where output[row * width + unit] != 0 { counts[unit] += 1 }
            }
        }
        shares = counts.map { Float($0) / Float(max(1, rows)) }
        self.rows = rows
    }

    /// The units that put out 0 for every example.
    package var dead: [Int] { shares.indices.filter { shares[$0] == 0 } }
}
