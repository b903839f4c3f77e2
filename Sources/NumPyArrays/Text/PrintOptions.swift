/// `np.set_printoptions`: how arrays print.
package struct PrintOptions: Sendable, Equatable {
    /// `precision`: the largest number of decimals.
    package var precision = 8
    /// `suppress`: no powers of ten for small numbers.
    package var isSuppressing = false
    /// `linewidth`: columns of a line.
    package var lineWidth = 75
    /// `threshold`: an array of more elements is shown by its edges.
    package var threshold = 1000
    /// `edgeitems`: how many items each edge has.
    package var edgeItems = 3
    /// `floatmode`.
    package var floatMode = FloatMode.maximum
    /// `sign`: `-`, `+` or a space.
    package var sign: Character = "-"
    /// `nanstr` and `infstr`.
    package var nan = "nan"
    package var infinity = "inf"

    package enum FloatMode: String, Sendable {
        case fixed, unique
        case maximum = "maxprec"
        case equal = "maxprec_equal"
    }

    package init() {}

    /// With numbers that can be reckoned with.
    var bounded: PrintOptions {
        var options = self
        options.precision = max(0, min(400, precision))
        options.lineWidth = max(1, min(1 << 40, lineWidth))
        options.edgeItems = max(1, min(1 << 40, edgeItems))
        return options
    }
}
