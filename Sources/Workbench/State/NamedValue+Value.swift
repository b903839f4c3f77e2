import Output
import Values

extension NamedValue {
    /// A value of the language under its name.
    package init(_ name: String, _ value: Value) {
        switch value {
        case .number(let number):
            self.init(name, value.description, shape: [], numbers: CollectionOfOne(number))
        case .boolean, .text: self.init(name, value.description)
        case .tensor(let tensor):
            self.init(
                name, value.description, shape: tensor.shape,
                numbers: tensor.values.lazy.map(Double.init))
        }
    }
}
