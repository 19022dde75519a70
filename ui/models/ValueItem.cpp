// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/ValueItem.h"

#include "h5scout/value/NdArray.h"
#include "h5scout/value/TypeWords.h"
#include "ui/editors/DateInput.h"
#include "ui/models/EnumName.h"
#include "ui/models/Format.h"

#include <algorithm>

#include <QCoreApplication>

namespace h5scout::ui
{
namespace
{

/// A text that is longer is shown as lines below its row.
constexpr qsizetype kLineLength = 200;

QString tr(const char* text)
{
    return QCoreApplication::translate("h5scout::ui::ValueItem", text);
}

QString toQString(const std::string& text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

const std::vector<Value>* itemsOf(const Value& value)
{
    if (const auto* tuple = value.getIf<Tuple>())
        return &tuple->items;
    if (const auto* list = value.getIf<List>())
        return &list->items;
    if (const auto* set = value.getIf<Set>())
        return &set->items;
    return nullptr;
}

const NdArray* arrayOf(const Value& value)
{
    const auto* array = value.getIf<Array>();
    return array ? array->array.get() : nullptr;
}

/// Number of elements in one step along `dimension`.
std::size_t stepOf(const NdArray& array, std::size_t dimension)
{
    std::size_t step = 1;
    for (std::size_t inner = dimension + 1; inner < array.rank(); ++inner)
        step *= static_cast<std::size_t>(array.shape()[inner]);
    return step;
}

std::string sliceText(const NdArray& array, std::size_t first, std::size_t dimension, std::size_t maximalBytes)
{
    if (dimension >= array.rank())
        return array.toText(first);
    const auto count = static_cast<std::size_t>(array.shape()[dimension]);
    const std::size_t step = stepOf(array, dimension);
    std::string text = "[";
    for (std::size_t number = 0; number < count; ++number) {
        if (text.size() >= maximalBytes)
            return text + "…";
        if (number > 0)
            text += ", ";
        text += sliceText(array, first + number * step, dimension + 1, maximalBytes - text.size());
    }
    return text + "]";
}

QStringList linesOf(const QString& text)
{
    QStringList lines;
    for (const QString& line : text.split(QLatin1Char('\n'))) {
        for (qsizetype start = 0; start == 0 || start < line.size(); start += kLineLength)
            lines += line.mid(start, kLineLength);
    }
    return lines;
}

class PartMaker
{
public:
    explicit PartMaker(ValueItem& owner)
        : m_owner(owner)
    {}

    /// False: there are enough.
    ValueItem* add(const QString& label)
    {
        auto item = std::make_unique<ValueItem>();
        item->parent = &m_owner;
        item->row = static_cast<int>(m_owner.parts.size());
        item->label = label;
        m_owner.parts.push_back(std::move(item));
        return m_owner.parts.back().get();
    }

    /// Calls `fill(item, number)` for each of `count` parts, as far as they are shown.
    template <typename Fill>
    void addNumbered(std::size_t count, Fill fill)
    {
        const std::size_t shown = std::min(count, ValueItem::kMaximalParts);
        for (std::size_t number = 0; number < shown; ++number)
            fill(*add(QStringLiteral("[%1]").arg(number)), number);
        if (shown < count)
            add(QStringLiteral("…"))->text = tr("%1 more").arg(formatCount(count - shown));
    }

private:
    ValueItem& m_owner;
};

} // namespace

const ValueItem& ValueItem::top() const
{
    const ValueItem* item = this;
    while (item->parent)
        item = item->parent;
    return *item;
}

bool ValueItem::mayHaveParts() const
{
    if (array)
        return dimension < array->rank() && array->size() > 0;
    if (!value || (attribute && attribute->error))
        return false;
    if (const auto* items = itemsOf(*value))
        return !items->empty();
    if (const auto* dict = value->getIf<Dict>())
        return !dict->items.empty();
    if (const NdArray* elements = arrayOf(*value))
        return elements->size() > 0;
    if (const auto* string = value->getIf<Text>())
        return string->utf8.size() > static_cast<std::size_t>(kLineLength) ||
               string->utf8.find('\n') != std::string::npos;
    return value->is<Undecodable>();
}

void ValueItem::makeParts()
{
    if (hasParts)
        return;
    hasParts = true;
    if (!mayHaveParts())
        return;
    PartMaker maker(*this);
    const NdArray* elements = array ? array : arrayOf(*value);
    if (elements) {
        const std::size_t step = stepOf(*elements, dimension);
        maker.addNumbered(static_cast<std::size_t>(elements->shape()[dimension]),
                          [&](ValueItem& item, std::size_t number) {
                              item.array = elements;
                              item.firstElement = firstElement + number * step;
                              item.dimension = dimension + 1;
                          });
    } else if (const auto* items = itemsOf(*value)) {
        maker.addNumbered(items->size(), [&](ValueItem& item, std::size_t number) { item.value = &(*items)[number]; });
    } else if (const auto* dict = value->getIf<Dict>()) {
        maker.addNumbered(dict->items.size(), [&](ValueItem& item, std::size_t number) {
            item.label = singleLine(toQString(h5scout::displayText(dict->items[number].first, 200)));
            item.value = &dict->items[number].second;
        });
    } else if (const auto* string = value->getIf<Text>()) {
        const QStringList lines = linesOf(toQString(string->utf8));
        maker.addNumbered(static_cast<std::size_t>(lines.size()), [&](ValueItem& item, std::size_t number) {
            item.label = formatCount(number + 1);
            item.text = lines[static_cast<qsizetype>(number)];
        });
    } else if (const auto* undecodable = value->getIf<Undecodable>()) {
        maker.add(tr("reason"))->text = toQString(undecodable->reason);
        if (!undecodable->bytes.empty())
            maker.add(tr("stored"))->text =
                h5scout::displayName(QByteArray::fromStdString(undecodable->bytes.substr(0, 4096)));
    }
}

QString valueText(const Value& value, std::size_t maximalBytes)
{
    if (const auto* date = value.getIf<Date>())
        return toQString(isoText(*date));
    if (const auto* time = value.getIf<Time>())
        return toQString(isoText(*time));
    if (const auto* moment = value.getIf<DateTime>())
        return toQString(isoText(*moment));
    return toQString(h5scout::displayText(value, maximalBytes));
}

QString ValueItem::displayText(std::size_t maximalBytes) const
{
    if (const QString name = attribute && value ? enumName(attribute->dataType, *value) : QString(); !name.isEmpty())
        return QStringLiteral("%1 (%2)").arg(singleLine(name), valueText(*value, maximalBytes));
    if (value)
        return valueText(*value, maximalBytes);
    if (array)
        return toQString(sliceText(*array, firstElement, dimension, maximalBytes));
    return text;
}

QString ValueItem::repr() const
{
    if (value)
        return toQString(pythonRepr(*value));
    return displayText(SIZE_MAX);
}

QString ValueItem::typeName() const
{
    if (attribute && attribute->isCut && !attribute->space.shape.empty()) {
        const NdArray* beginning = arrayOf(attribute->value);
        if (beginning && beginning->rank() > 0) {
            Shape shape = beginning->shape();
            shape.front() = attribute->space.shape.front(); // the others are never cut
            return toQString(typeInWords(beginning->type()) + " " + formatShape(shape));
        }
    }
    if (const NdArray* elements = value ? arrayOf(*value) : nullptr)
        return toQString(typeInWords(elements->type()) + " " + formatShape(elements->shape()));
    if (const auto* scalar = value ? value->getIf<NumpyScalar>() : nullptr)
        return toQString(typeInWords(scalar->array->type()));
    if (value)
        return toQString(valueTypeName(*value));
    if (!array)
        return {};
    QString name = toQString(typeInWords(array->type()));
    if (dimension < array->rank()) {
        const std::span<const std::uint64_t> shape(array->shape());
        name += QStringLiteral(" ") + toQString(formatShape(shape.subspan(dimension)));
    }
    return name;
}

} // namespace h5scout::ui
