extension Glossary {
    /// Examples, shapes and how they are prepared.
    static let englishData = """
        term: example
        also: examples, sample, samples, data point, instance, observation
        text: One thing to learn from, together with its right answer. In Fashion-MNIST an
          example is one picture of 28 × 28 pixels and the number of its kind; there are 60,000
          of them to learn from.
        see: data set, input, target, `shapes`
        lesson: meet-the-data#load

        term: data set
        also: dataset, data sets, datasets, data
        text: All the examples of one problem. Fashion-MNIST is one: 70,000 pictures of clothes
          with their kinds. `load` brings one; it can also read your own table or your own
          pictures.
        see: example, training set, test set, `load`
        lesson: meet-the-data#load

        term: Fashion-MNIST
        also: fashion_mnist, fashion mnist, mnist
        text: 70,000 small grey pictures of ten kinds of clothing, 60,000 to learn from and
          10,000 to test on. It was made in the size of MNIST, a famous set of handwritten
          digits, but is harder: one layer of units gets about 85% of it right.
        see: fashion_sketch, data set, `load fashion_mnist`
        lesson: meet-the-data#load

        term: fashion_sketch
        also: fashion sketch, sketch, stand-in
        text: Pictures that Bobbin draws itself, in the shapes and ten classes of Fashion-MNIST.
          It stands in when the real pictures can be neither found nor downloaded, and says so.
          Figures measured on it differ a little from those on the real pictures.
        see: Fashion-MNIST, `load fashion_sketch`
        lesson: meet-the-data#load

        term: input
        also: inputs, feature, features, x, x_train, train_input
        text: What the network is given: for a picture its pixels, for a taxi ride its length. In
          Bobbin the inputs to learn from are called `train_input`; for Fashion-MNIST their shape
          is (60000, 28, 28).
        see: target, shape, `shapes`
        lesson: meet-the-data#load

        term: target
        also: targets, right answer, ground truth, y, y_train, train_target
        text: The right answer that belongs to an input. For a picture of a sandal the target is
          5, for a taxi ride its price. In Bobbin the targets to learn from are called
          `train_target`.
        see: label, input, one-hot, `labels`
        lesson: meet-the-data#ten-labels

        term: label
        also: labels
        text: The target when it is a class: a number that stands for a name. The first ten
          labels of Fashion-MNIST are 9, 0, 0, 3, 0, 2, 7, 2, 5, 5; 9 is an ankle boot. The
          numbers are only names: 2 is not twice as much as 1.
        see: class, target, one-hot, `labels`
        lesson: meet-the-data#only-names

        term: class
        also: classes, category, categories, kind
        text: One of the possible answers when the question is "which of these?". Fashion-MNIST
          has ten: T-shirt/top, Trouser, Pullover, Dress, Coat, Sandal, Shirt, Sneaker, Bag,
          Ankle boot, numbered 0 to 9.
        see: label, classification, `counts`
        lesson: meet-the-data#how-many

        term: balanced
        also: unbalanced, imbalanced, class imbalance
        text: A data set is balanced when every class has about as many examples; Fashion-MNIST
          has exactly 6,000 of each. In an unbalanced one accuracy flatters: where one picture in
          ten is a bag, always saying "no bag" is right 90% of the time.
        see: accuracy, baseline, `counts`
        lesson: losses-and-outputs#lazy

        term: shape
        also: shapes, dimensions, dimension
        text: The sizes of an array, read from left to right. (60000, 28, 28) is 60,000 pictures,
          each of 28 rows of 28 pixels. Most errors when building a network are shapes that do
          not fit.
        see: tensor, array, `shapes`, `reshape`
        lesson: meet-the-data#numbers-in-a-picture

        term: tensor
        also: tensors
        text: Another word for an array of numbers of any shape: a single number, a row, a table,
          a stack of pictures. The pictures to learn from are one tensor of shape (60000, 28,
          28). TensorFlow is named after it.
        see: array, shape, TensorFlow
        lesson: meet-the-data#numbers-in-a-picture

        term: array
        also: arrays, numpy array, ndarray, vector, matrix
        text: Numbers in rows and columns, or in one row, under one name. `x = linspace(0, 2, 9)`
          makes one of nine numbers; `train_input[0]` takes one picture out of another.
        see: tensor, shape, `help expressions`
        lesson: under-the-hood#make-rides

        term: pixel
        also: pixels, grey value
        text: One dot of a picture, a number from 0 for paper to 255 for the darkest ink. A
          picture of Fashion-MNIST has 28 · 28 = 784 of them, and to the network the picture is
          nothing else.
        see: scaling, Flatten, `show`
        lesson: meet-the-data#first-picture

        term: training set
        also: train, training data, train set, training examples
        text: The examples that the network learns from; their parts are called `train_input` and
          `train_target`. After `split 0.2` it holds 48,000 of the 60,000 pictures, and 12,000
          are kept aside.
        see: validation, test set, `split`
        lesson: meet-the-data#first-split

        term: validation
        also: validation set, val, validation data, validation_data, validation_split, held-out
        text: Examples kept aside to check on while you train and choose. The network never
          learns from them, so a good result there is understanding, not memory. `split 0.2
          seed=42` keeps 12,000 pictures as `val`.
        see: training set, test set, val_loss, overfitting, `split`, `fit … validate`
        lesson: first-network#why-split

        term: test set
        also: test, test data, test examples
        text: Examples that are asked once, at the very end, when all is chosen. Fashion-MNIST
          has 10,000. What you have chosen by looking at `val` is no longer quite unseen; the
          test set is.
        see: validation, `evaluate test`
        lesson: first-network#final

        term: split
        also: train_test_split, hold out, test_size, random_state
        text: To put a random part of the examples aside. `split 0.2 seed=42` keeps a fifth,
          picture for picture the same as scikit-learn's `train_test_split(test_size=0.2,
          random_state=42)`: the first targets are then 7 3 5 8 6 9 3 3 9 9.
        see: validation, seed, `split`
        lesson: meet-the-data#first-split

        term: scaling
        also: scale, normalization, normalisation, normalize, rescale, feature scaling
        text: Bringing the inputs into a small range, because training goes badly with numbers
          far from 1. `scale 255` divides every pixel by 255, so that they run from 0 to 1. All
          parts must be scaled alike.
        see: standardize, pixel, `scale`
        lesson: meet-the-data#scaled

        term: standardize
        also: standardise, standardization, StandardScaler, z-score
        text: Shifting and stretching the inputs to mean 0 and deviation 1. A column of heights
          from 150 to 200 becomes numbers from about -2 to 2. Mean and deviation are learned on
          the training part alone and then used for all.
        see: scaling, `standardize`
        lesson: meet-the-data#scaled

        term: one-hot
        also: one_hot, onehot, one hot encoding, one-hot encoding, to_categorical, one-hot vector
        text: A class written as a row with a single 1: of ten classes, 3 becomes 0 0 0 1 0 0 0 0
          0 0. It is a second way to write the same answer; the loss for it is
          `categorical_crossentropy`, and comes out the same.
        see: label, categorical_crossentropy, sparse_categorical_crossentropy, `one_hot`
        lesson: losses-and-outputs#same-loss

        term: seed
        also: seeds, random seed, random_state, set_random_seed, reproducibility, reproducible
        text: The number that random numbers start from. With the same seed, the same statements
          give the same numbers on the same machine: the same weights at the start, the same
          order of the pictures. Try a result with several seeds before you believe a small
          difference.
        see: initialization, split, shuffle, `seed 42`
        lesson: meet-the-data#other-seed

        term: shuffle
        also: shuffling, random order
        text: To put the examples in a new random order before every epoch, as `fit` does unless
          told `shuffle=false`. If all sandals came first and all boots last, the network would
          forget the one while learning the other.
        see: epoch, batch, seed, `fit`
        lesson: first-network#fit
        """
}
