import ArgumentParser
import Rendering

/// What every way of running takes.
struct OutputOptions: ParsableArguments {
    @Flag(help: "One JSON object a line on standard output, nothing else there.")
    var json = false

    @Flag(
        help:
            "Only results, warnings and errors: what evaluate and checks measured, the values of expressions, what print shows."
    )
    var quiet = false

    @OptionGroup var display: DisplayOptions

    @Option(help: "The start of all randomness, 0 to 4294967295.")
    var seed: UInt32?

    @Flag(help: "Stop where data cannot be had, rather than let fashion_sketch stand in.")
    var strictData = false
}

/// How it may look.
struct DisplayOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Colours: auto (in a terminal that has them, unless NO_COLOR is set), always or never.",
            valueName: "when"))
    var color = ColourWish.auto

    @Flag(
        help:
            "Plain text: no colours, nothing redrawn, pictures in words too (for screen readers).")
    var plain = false
}

extension ColourWish: ExpressibleByArgument {}
