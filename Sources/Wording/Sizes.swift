// Shapes, bytes and seconds as text.

/// [60000, 28, 28] → `(60000, 28, 28)`, [100] → `(100,)`, as NumPy writes shapes.
package func shapeText(_ shape: [Int]) -> String {
    "(\(shape.map(String.init).joined(separator: ", "))\(shape.count == 1 ? "," : ""))"
}

/// [28, 28] → `28 × 28`; [] → `one number`.
package func cross(_ shape: [Int]) -> String {
    shape.isEmpty ? "one number" : shape.map(grouped).joined(separator: " × ")
}

/// 3.2e9 bytes → `3.2 GB`, 4.5e7 → `45 MB`.
package func bytesText(_ bytes: Double) -> String {
    let units: [(String, Double)] = [
        ("EB", 1e18), ("PB", 1e15), ("TB", 1e12), ("GB", 1e9), ("MB", 1e6), ("kB", 1e3),
    ]
    for (unit, size) in units where bytes >= size {
        return fixed(bytes / size, bytes / size < 10 ? 1 : 0) + " " + unit
    }
    return "\(Int(bytes)) bytes"
}

extension Duration {
    /// The length in seconds.
    package var inSeconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }
}
