// SPDX-License-Identifier: GPL-3.0-or-later
// What the real worker makes of numbers (envelopes, statistics, projections, images, blocks), asked through FileClient,
// against numpy.
#include "h5scout/client/FileClient.h"
#include "h5scout/client/WorkerProcess.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTimer>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <stdexcept>

using namespace h5scout;

namespace
{

constexpr double kTolerance = 1e-12;

/// Waits for the end of a request. Throws its error.
template <typename T>
T await(const Request<T>& request)
{
    std::optional<Result<T>> result;
    QEventLoop loop;
    request.then(&loop, [&](Result<T> found) {
        result.emplace(std::move(found));
        loop.quit();
    });
    QTimer::singleShot(std::chrono::seconds(60), &loop, &QEventLoop::quit);
    loop.exec();
    if (!result)
        throw std::runtime_error("no answer within 60 s");
    if (result->hasError())
        throw std::runtime_error(result->error().sentence().toStdString());
    if (result->wasCancelled())
        throw std::runtime_error("the request was cancelled");
    return result->value();
}

std::vector<double> numbersFrom(const QJsonValue& text)
{
    std::vector<double> numbers;
    for (const QByteArray& word : text.toString().toLatin1().split(' '))
        if (!word.isEmpty())
            numbers.push_back(word.toDouble());
    return numbers;
}

std::vector<quint64> indexFrom(const QJsonValue& array)
{
    std::vector<quint64> index;
    for (const QJsonValue& number : array.toArray())
        index.push_back(static_cast<quint64>(number.toInteger()));
    return index;
}

Range rangeFrom(const QJsonValue& value)
{
    const std::vector<quint64> numbers = indexFrom(value);
    return {numbers.at(0), numbers.at(1), std::max<quint64>(numbers.at(2), 1)};
}

std::vector<Range> rangesFrom(const QJsonValue& array)
{
    std::vector<Range> ranges;
    for (const QJsonValue& range : array.toArray())
        ranges.push_back(rangeFrom(range));
    return ranges;
}

quint32 smallNumber(const QJsonValue& value)
{
    return static_cast<quint32>(value.toInteger());
}

template <typename Enum>
Enum enumFrom(const QJsonValue& name, const QStringList& names)
{
    const qsizetype found = names.indexOf(name.toString());
    if (found < 0)
        throw std::runtime_error("unknown word " + name.toString().toStdString());
    return static_cast<Enum>(found);
}

Component componentFrom(const QJsonValue& name)
{
    return enumFrom<Component>(name, {QStringLiteral("value"), QStringLiteral("real"), QStringLiteral("imaginary"),
                                      QStringLiteral("amplitude"), QStringLiteral("phase")});
}

Reduction reductionFrom(const QJsonValue& name)
{
    return enumFrom<Reduction>(name, {QStringLiteral("mean"), QStringLiteral("sum"), QStringLiteral("minimum"),
                                      QStringLiteral("maximum"), QStringLiteral("deviation")});
}

/// Differences larger than `allowed` and kTolerance of the number are none of rounding.
bool isSame(double found, double expected, double allowed)
{
    if (std::isnan(expected) || std::isinf(expected) || std::isnan(found) || std::isinf(found))
        return found == expected || (std::isnan(found) && std::isnan(expected));
    return std::fabs(found - expected) <= std::max(allowed, allowed > 0 ? kTolerance * std::fabs(expected) : 0.0);
}

void compare(const char* what, const std::vector<double>& found, const std::vector<double>& expected, double allowed)
{
    if (found.size() != expected.size())
        throw std::runtime_error(std::string(what) + ": " + std::to_string(found.size()) + " numbers instead of " +
                                 std::to_string(expected.size()));
    for (std::size_t i = 0; i < found.size(); ++i)
        if (!isSame(found[i], expected[i], allowed))
            throw std::runtime_error(QStringLiteral("%1 number %2 is %3, not %4")
                                         .arg(QLatin1String(what))
                                         .arg(i)
                                         .arg(found[i], 0, 'g', 17)
                                         .arg(expected[i], 0, 'g', 17)
                                         .toStdString());
}

void require(bool isTrue, const char* what)
{
    if (!isTrue)
        throw std::runtime_error(what);
}

class Judge
{
public:
    explicit Judge(FileClient& client)
        : m_client(client)
    {}

    /// Throws what is wrong with the worker's answer.
    void check(const QJsonObject& expected)
    {
        const QString kind = expected[u"kind"].toString();
        if (kind == QLatin1String("envelope"))
            checkEnvelope(expected);
        else if (kind == QLatin1String("statistics"))
            checkStatistics(expected);
        else if (kind == QLatin1String("projection"))
            checkProjection(expected);
        else if (kind == QLatin1String("image"))
            checkImage(expected);
        else
            checkArray(expected);
    }

private:
    static QByteArray path(const QJsonObject& expected, QStringView key) { return expected[key].toString().toUtf8(); }

    void checkEnvelope(const QJsonObject& expected)
    {
        EnvelopeQuery query;
        query.path = path(expected, u"path");
        query.index = indexFrom(expected[u"index"]);
        query.dimension = smallNumber(expected[u"dimension"]);
        query.start = static_cast<quint64>(expected[u"start"].toInteger());
        query.count = static_cast<quint64>(expected[u"count"].toInteger());
        query.columns = smallNumber(expected[u"columns"]);
        query.component = componentFrom(expected[u"component"]);
        query.backgroundPath = path(expected, u"background");
        query.errorPath = path(expected, u"errors");
        const Envelope found = await(m_client.envelope(query));
        const double allowed = expected[u"isExact"].toBool() ? 0 : kTolerance;
        compare("minimum", found.minimum, numbersFrom(expected[u"minimum"]), allowed);
        compare("maximum", found.maximum, numbersFrom(expected[u"maximum"]), allowed);
        compare("lower", found.lower, numbersFrom(expected[u"lower"]), allowed);
        compare("upper", found.upper, numbersFrom(expected[u"upper"]), allowed);
        require(!found.isEstimate, "the last stage is an estimate");
    }

    void checkStatistics(const QJsonObject& expected)
    {
        StatisticsQuery query;
        query.path = path(expected, u"path");
        query.ranges = rangesFrom(expected[u"ranges"]);
        query.component = componentFrom(expected[u"component"]);
        query.backgroundPath = path(expected, u"background");
        const Statistics found = await(m_client.statistics(query));
        const auto count = static_cast<quint64>(expected[u"count"].toInteger());
        const auto nanCount = static_cast<quint64>(expected[u"nanCount"].toInteger());
        require(found.count == count && found.elementsRead == count, "it has another number of elements");
        require(found.nanCount == nanCount, "it has another number of NaN");
        const double allowed = expected[u"isExact"].toBool() ? 0 : kTolerance;
        compare("minimum", {found.minimum}, numbersFrom(expected[u"minimum"]), allowed);
        compare("maximum", {found.maximum}, numbersFrom(expected[u"maximum"]), allowed);
        require(found.minimumIndex == indexFrom(expected[u"minimumIndex"]), "the minimum is elsewhere");
        require(found.maximumIndex == indexFrom(expected[u"maximumIndex"]), "the maximum is elsewhere");
        // What cancels out may be off by the last digits of what it was made of.
        const double amount = kTolerance * numbersFrom(expected[u"amount"]).at(0);
        compare("sum", {found.sum}, numbersFrom(expected[u"sum"]),
                expected[u"isWhole"].toBool() ? 0 : amount * static_cast<double>(count));
        compare("mean", {found.mean}, numbersFrom(expected[u"mean"]), std::max(amount, 1e-300));
        compare("deviation", {found.standardDeviation}, numbersFrom(expected[u"deviation"]), 1e-300);
    }

    static void comparePicture(const Image& found, const QJsonObject& expected, double allowed)
    {
        const std::vector<quint64> shape = indexFrom(expected[u"shape"]);
        require(found.height == shape.at(0) && found.width == shape.at(1), "it has another shape");
        compare("value", found.values, numbersFrom(expected[u"values"]), allowed);
        require(!found.isEstimate && found.rowsRead == found.height, "the last stage is not the whole");
    }

    void checkProjection(const QJsonObject& expected)
    {
        ProjectionQuery query;
        query.path = path(expected, u"path");
        query.ranges = rangesFrom(expected[u"ranges"]);
        query.rowDimension = smallNumber(expected[u"row"]);
        query.columnDimension = smallNumber(expected[u"column"]);
        query.width = smallNumber(expected[u"width"]);
        query.height = smallNumber(expected[u"height"]);
        query.reduction = reductionFrom(expected[u"reduction"]);
        query.component = componentFrom(expected[u"component"]);
        query.backgroundPath = path(expected, u"background");
        const double amount = kTolerance * numbersFrom(expected[u"amount"]).at(0);
        comparePicture(await(m_client.projection(query)), expected, expected[u"isExact"].toBool() ? 0 : amount);
    }

    void checkImage(const QJsonObject& expected)
    {
        ImageQuery query;
        query.path = path(expected, u"path");
        query.index = indexFrom(expected[u"index"]);
        query.rowDimension = smallNumber(expected[u"row"]);
        query.columnDimension = smallNumber(expected[u"column"]);
        query.rows = rangeFrom(expected[u"rows"]);
        query.columns = rangeFrom(expected[u"columns"]);
        query.width = smallNumber(expected[u"width"]);
        query.height = smallNumber(expected[u"height"]);
        query.component = componentFrom(expected[u"component"]);
        query.backgroundPath = path(expected, u"background");
        comparePicture(await(m_client.image(query)), expected, expected[u"isExact"].toBool() ? 0 : kTolerance);
    }

    void checkArray(const QJsonObject& expected)
    {
        const NdArray found = await(m_client.readArray(path(expected, u"path"), rangesFrom(expected[u"ranges"]))).array;
        require(std::ranges::equal(found.shape(), indexFrom(expected[u"shape"])), "it has another shape");
        const bool isInteger = expected[u"elements"] == QLatin1String("integer");
        if (!isInteger) {
            std::vector<double> numbers;
            for (std::size_t i = 0; i < found.size(); ++i) {
                numbers.push_back(found.toComplex(i).real());
                if (expected[u"elements"] == QLatin1String("complex"))
                    numbers.push_back(found.toComplex(i).imag());
            }
            compare("element", numbers, numbersFrom(expected[u"values"]), 0);
            return;
        }
        const QStringList words = expected[u"values"].toString().split(QLatin1Char(' '));
        require(static_cast<std::size_t>(words.size()) == found.size(), "it has more or fewer elements");
        for (std::size_t i = 0; i < found.size(); ++i) {
            QString word = QString::fromStdString(found.toText(i));
            if (found.type().kind == ElementKind::Bool)
                word = found.toDouble(i) != 0 ? QStringLiteral("1") : QStringLiteral("0");
            if (word != words[static_cast<qsizetype>(i)])
                throw std::runtime_error("element " + std::to_string(i) + " is " + word.toStdString());
        }
    }

    FileClient& m_client;
};

} // namespace

class NumbersWorkerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void theWorkerAgreesWithNumpy();
};

void NumbersWorkerTest::theWorkerAgreesWithNumpy()
{
    constexpr int kPatienceMs = 120'000;
    const QString folder = QStringLiteral(H5SCOUT_OUTPUT_FOLDER);
    QVERIFY(QDir().mkpath(folder));
    QProcess process;
    process.start(QStringLiteral(H5SCOUT_PYTHON), {QStringLiteral(H5SCOUT_CASES_SCRIPT), folder});
    QVERIFY2(process.waitForFinished(kPatienceMs), qPrintable(process.errorString()));
    QCOMPARE(process.readAllStandardError(), QByteArray());
    QCOMPARE(process.exitCode(), 0);
    QFile file(folder + QStringLiteral("/numbers.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray cases = QJsonDocument::fromJson(file.readAll()).array();
    QVERIFY(cases.size() >= 500);

    FileClient client(folder + QStringLiteral("/numbers.h5"),
                      [] { return std::make_unique<WorkerProcess>(QStringLiteral(H5SCOUT_WORKER_PROGRAM)); });
    await(client.open());
    Judge judge(client);
    QStringList differences;
    for (const QJsonValue& expected : cases) {
        try {
            judge.check(expected.toObject());
        } catch (const std::exception& error) {
            QJsonObject asked = expected.toObject();
            for (const char* key : {"values", "minimum", "maximum", "lower", "upper"})
                if (asked[QLatin1String(key)].toString().size() > 100)
                    asked.remove(QLatin1String(key));
            differences.append(QString::fromUtf8(error.what()) + QStringLiteral(": ") +
                               QString::fromUtf8(QJsonDocument(asked).toJson(QJsonDocument::Compact)));
        }
    }
    QVERIFY2(differences.isEmpty(), qPrintable(QString::number(differences.size()) + QStringLiteral(" differences\n") +
                                               differences.mid(0, 30).join(QLatin1Char('\n'))));
}

QTEST_GUILESS_MAIN(NumbersWorkerTest)
#include "tst_numbers_worker.moc"
