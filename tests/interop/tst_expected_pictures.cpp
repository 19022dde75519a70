// SPDX-License-Identifier: GPL-3.0-or-later
// What the plot pane would draw of every array of PyMoDAQ's sample files: planned as the pane plans it, asked for with
// the pane's own queries, through the real worker, and put together again to the array whose checksum and first values
// independent readers found.
#include "h5scout/client/FileClient.h"
#include "h5scout/client/WorkerProcess.h"

#include "Encodings.h"
#include "ExpectedFileTest.h"
#include "ui/plotpane/PlotPart.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>
#include <QtTest>

#include <cmath>
#include <cstring>
#include <stdexcept>

using namespace h5scout;
using namespace h5scout::tests;
using namespace h5scout::ui;

namespace
{

template <typename T>
T await(const Request<T>& request)
{
    std::optional<Result<T>> result;
    QEventLoop loop;
    request.then(&loop, [&](Result<T> found) {
        result.emplace(std::move(found));
        loop.quit();
    });
    QTimer::singleShot(std::chrono::seconds(20), &loop, &QEventLoop::quit);
    loop.exec();
    if (!result || !result->hasValue())
        throw std::runtime_error(result && result->hasError() ? result->error().sentence().toStdString() : "no answer");
    return result->value();
}

/// Puts the numbers that pictures hold back to where they are in the array.
class Puzzle
{
public:
    explicit Puzzle(const Shape& shape)
        : m_shape(shape)
        , m_numbers(elementCount(shape).value(), std::nan(""))
        , m_isPlaced(m_numbers.size(), false)
    {}

    void place(const std::vector<quint64>& index, double number)
    {
        std::size_t flat = 0;
        for (std::size_t dimension = 0; dimension < m_shape.size(); ++dimension)
            flat = flat * m_shape[dimension] + index[dimension];
        m_numbers[flat] = number;
        m_isPlaced[flat] = true;
    }
    bool isComplete() const { return std::ranges::all_of(m_isPlaced, std::identity()); }
    const std::vector<double>& numbers() const { return m_numbers; }

private:
    Shape m_shape;
    std::vector<double> m_numbers;
    std::vector<bool> m_isPlaced;
};

/// The elements of all pictures that the pane shows of the array, one after the other, as its sliders go through all
/// places.
class PictureReader
{
public:
    PictureReader(FileClient& client, const DataItem& item, Component component)
        : m_client(client)
        , m_shape(item.node.space.shape)
    {
        const PlotPlan plan = planPlot(item, {.isNavigated = false});
        m_part.source = {&client, item};
        m_part.view = plan.signal;
        m_part.index = plan.index;
        m_part.component = component;
    }

    PlotKind kind() const { return m_part.view.kind; }

    Puzzle read()
    {
        Puzzle puzzle(m_shape);
        do {
            readPicture(puzzle);
        } while (nextPlace());
        return puzzle;
    }

private:
    bool isShown(quint32 dimension) const
    {
        return std::ranges::find(m_part.view.shown, dimension) != m_part.view.shown.end();
    }

    void readPicture(Puzzle& puzzle)
    {
        std::vector<quint64> index = m_part.index;
        if (m_part.view.kind == PlotKind::Image) {
            const Image image = await(m_client.image(imageQuery(m_part, {4096, 4096})));
            for (quint64 row = 0; row < image.height; ++row) {
                for (quint64 column = 0; column < image.width; ++column) {
                    index[m_part.view.shown[0]] = row;
                    index[m_part.view.shown[1]] = column;
                    puzzle.place(index, image.values[row * image.width + column]);
                }
            }
            return;
        }
        const quint32 dimension = m_part.view.shown.empty() ? 0 : m_part.view.shown.front();
        EnvelopeQuery query = envelopeQuery(m_part, dimension, 1U << 20U);
        query.errorPath.clear();
        const Envelope line = await(m_client.envelope(query));
        for (std::size_t sample = 0; sample < line.columns(); ++sample) {
            if (!index.empty())
                index[dimension] = sample;
            // NaN is no number: it is neither a minimum nor a maximum.
            const bool isSame = line.minimum[sample] == line.maximum[sample] || std::isnan(line.minimum[sample]);
            if (!isSame)
                throw std::runtime_error("the line is not exact");
            puzzle.place(index, line.minimum[sample]);
        }
    }

    bool nextPlace()
    {
        for (quint32 dimension = static_cast<quint32>(m_shape.size()); dimension-- > 0;) {
            if (isShown(dimension))
                continue;
            if (++m_part.index[dimension] < m_shape[dimension])
                return true;
            m_part.index[dimension] = 0;
        }
        return false;
    }

    FileClient& m_client;
    Shape m_shape;
    PlotPart m_part;
};

template <typename T>
void append(std::string& bytes, double number)
{
    const T element = static_cast<T>(number);
    bytes.append(reinterpret_cast<const char*>(&element), sizeof(T));
}

/// The numbers as the elements of the file's type; empty for types whose every element a double does not hold.
std::string elementBytes(const QString& dtype, const std::vector<double>& numbers)
{
    std::string bytes;
    for (const double number : numbers) {
        if (dtype == QLatin1String("float64"))
            append<double>(bytes, number);
        else if (dtype == QLatin1String("float32"))
            append<float>(bytes, number);
        else if (dtype == QLatin1String("int16"))
            append<std::int16_t>(bytes, number);
        else if (dtype == QLatin1String("int32"))
            append<std::int32_t>(bytes, number);
        else if (dtype == QLatin1String("int64"))
            append<std::int64_t>(bytes, number);
        else if (dtype == QLatin1String("int8") || dtype == QLatin1String("bool"))
            append<std::int8_t>(bytes, number);
        else if (dtype == QLatin1String("uint8"))
            append<std::uint8_t>(bytes, number);
        else if (dtype == QLatin1String("uint16"))
            append<std::uint16_t>(bytes, number);
        else if (dtype == QLatin1String("uint32"))
            append<std::uint32_t>(bytes, number);
    }
    return bytes;
}

/// NumPy's name of the type without byte order: "float64" for ">f8".
QString plainDtype(const QJsonObject& node)
{
    const QString dtype = node[QStringLiteral("dtype")].toString();
    if (dtype.isEmpty() || dtype.front().isLetter())
        return dtype;
    QJsonObject type = node[QStringLiteral("type")].toObject();
    if (type.contains(QLatin1String("base")))
        type = type[QStringLiteral("base")].toObject();
    QString kind = QStringLiteral("float");
    if (type[QStringLiteral("class")] == QLatin1String("integer"))
        kind = type[QStringLiteral("signed")].toBool() ? QStringLiteral("int") : QStringLiteral("uint");
    return kind + QString::number(type[QStringLiteral("size")].toInt() * 8);
}

/// Integers of 64 bits and the bits of NaN do not survive as doubles: others check those.
bool isExactlyHeld(const QJsonObject& node)
{
    const auto isSmall = [](const QJsonValue& value) {
        return value.isDouble() && std::abs(value.toDouble()) <= 9007199254740992.0;
    };
    return isSmall(node[QStringLiteral("min")]) && isSmall(node[QStringLiteral("max")]);
}

/// LZO and LZF come with PyTables and h5py, not with HDF5.
bool needsAPlugin(const QJsonObject& node)
{
    const auto isForeign = [](const QJsonValue& filter) {
        const int id = filter[QStringLiteral("id")].toInt();
        return id == 305 || id == 32000;
    };
    const QJsonArray filters = node[QStringLiteral("filters")].toArray();
    return std::ranges::any_of(filters.begin(), filters.end(), isForeign);
}

std::vector<double> pictureNumbers(FileClient& client, const DataItem& item, Component component)
{
    const Puzzle puzzle = PictureReader(client, item, component).read();
    if (!puzzle.isComplete())
        throw std::runtime_error("the pictures leave elements out");
    return puzzle.numbers();
}

/// Empty where a picture does not hold the elements exactly.
std::string pictureBytes(FileClient& client, const DataItem& item, const QJsonObject& node)
{
    const QString dtype = plainDtype(node);
    if (!dtype.startsWith(QLatin1String("complex")))
        return isExactlyHeld(node) ? elementBytes(dtype, pictureNumbers(client, item, Component::Value))
                                   : std::string();
    const std::vector<double> real = pictureNumbers(client, item, Component::Real);
    const std::vector<double> imaginary = pictureNumbers(client, item, Component::Imaginary);
    std::vector<double> numbers;
    for (std::size_t i = 0; i < real.size(); ++i) {
        numbers.push_back(real[i]);
        numbers.push_back(imaginary[i]);
    }
    if (std::ranges::any_of(numbers, [](double number) { return std::isnan(number); }))
        return {};
    return elementBytes(dtype == QLatin1String("complex64") ? QStringLiteral("float32") : QStringLiteral("float64"),
                        numbers);
}

} // namespace

class ExpectedPicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void picturesHoldTheArraysNumbers_data() { addSampleFiles(); }
    void picturesHoldTheArraysNumbers();
};

void ExpectedPicturesTest::picturesHoldTheArraysNumbers()
{
    QFETCH(QString, file);
    QFile stream(file + QStringLiteral(".json"));
    QVERIFY(stream.open(QIODevice::ReadOnly));
    const QJsonObject expected = QJsonDocument::fromJson(stream.readAll()).object();
    if (expected.contains(QLatin1String("open_error")))
        return;
    FileClient client(file, [] { return std::make_unique<WorkerProcess>(QStringLiteral(H5SCOUT_WORKER_PROGRAM)); });
    await(client.open());
    const QJsonObject nodes = expected[QStringLiteral("nodes")].toObject();
    int compared = 0;
    for (auto entry = nodes.begin(); entry != nodes.end(); ++entry) {
        const QJsonObject node = entry.value().toObject();
        const bool isWhole = node[QStringLiteral("read_shape")].toArray() == node[QStringLiteral("shape")].toArray();
        if (node[QStringLiteral("kind")] != QLatin1String("dataset") || !node.contains(QLatin1String("crc32_le")) ||
            !isWhole || needsAPlugin(node))
            continue;
        try {
            const QByteArray path = entry.key().toUtf8();
            const DataInfo data = await(client.data(path));
            if (data.items.empty() || data.items.front().node.path != path)
                continue;
            const DataItem& item = data.items.front();
            const quint64 elements = elementCount(item.node.space.shape).value_or(0);
            if (planPlot(item).signal.kind == PlotKind::Words || elements > 1'000'000)
                continue;
            const std::string bytes = pictureBytes(client, item, node);
            if (bytes.empty())
                continue;
            QVERIFY2(crc32(bytes) == static_cast<std::uint32_t>(node[QStringLiteral("crc32_le")].toDouble()),
                     qPrintable(entry.key()));
            ++compared;
        } catch (const std::exception& error) {
            QFAIL(qPrintable(QStringLiteral("%1: %2").arg(entry.key(), QString::fromUtf8(error.what()))));
        }
    }
    qInfo("%d arrays compared", compared);
    const bool isPymodaq = file.contains(QLatin1String("/pymodaq/")) && !file.contains(QLatin1String("hostile")) &&
                           !file.contains(QLatin1String("vlarrays")) && !file.contains(QLatin1String("numpy2"));
    QVERIFY(compared > 0 || !isPymodaq);
}

QTEST_GUILESS_MAIN(ExpectedPicturesTest)
#include "tst_expected_pictures.moc"
