import Engine
import Wording

/// The names that the layers of a model have, and for each kind the next that is free.
package struct LayerNames: Sendable, ExpressibleByArrayLiteral {
    private var taken: Set<String> = []
    /// For each kind the lowest number that is free: asking each from 1 on, for each layer, would be
    /// the square of their number.
    private var free: [String: Int] = [:]

    package init(_ layers: [any Layer]) {
        for layer in layers { insert(layer) }
    }

    package init(arrayLiteral layers: any Layer...) { self.init(layers) }

    package func contains(_ name: String) -> Bool { taken.contains(name) }

    package mutating func insert(_ layer: any Layer) {
        taken.insert(layer.name)
        let base = snakeCase(layer.kind)
        var number = free[base] ?? 1
        while taken.contains("\(base)_\(number)") { number += 1 }
        free[base] = number
    }

    /// `LeakyReLU` → `leaky_re_lu`, and `_1`, `_2`, … where that is taken, as Keras does.
    package func next(for kind: String) -> String {
        let base = snakeCase(kind)
        guard taken.contains(base) else { return base }
        var number = free[base] ?? 1
        // A layer of another kind may have taken it by name.
        while taken.contains("\(base)_\(number)") { number += 1 }
        return "\(base)_\(number)"
    }
}
