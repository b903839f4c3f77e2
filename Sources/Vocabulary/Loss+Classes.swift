import Engine

extension Loss {
    /// Whether it compares shares of classes.
    package var isForClasses: Bool {
        switch self {
        case .sparseCategoricalCrossentropy, .categoricalCrossentropy, .binaryCrossentropy: true
        default: false
        }
    }
}
