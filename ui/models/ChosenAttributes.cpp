// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/ChosenAttributes.h"

#include <algorithm>
#include <utility>

namespace h5scout::ui
{

namespace
{

constexpr quint64 kBeginningBytes = 4096;
constexpr quint32 kMostAttributes = 4096; ///< one page of the worker

std::optional<QByteArray> onlyText(const NdArray& array)
{
    if (array.size() != 1 || (array.type().kind != ElementKind::FixedString && array.type().kind != ElementKind::Text))
        return std::nullopt;
    return QByteArray::fromStdString(array.toText(0));
}

} // namespace

ChosenAttributes::ChosenAttributes(Choice choice, quint64 mostBytes, QObject* parent)
    : QObject(parent)
    , m_choice(std::move(choice))
    , m_mostBytes(mostBytes)
{}

void ChosenAttributes::read(FileClient* file, const QByteArray& path)
{
    stop();
    m_file = file;
    m_path = path;
    m_request = file->attributes(path, 0, kMostAttributes, kBeginningBytes);
    m_request.then(this, [this, generation = m_generation](Result<AttributePage> result) {
        if (generation != m_generation || result.wasCancelled())
            return;
        if (result.hasError())
            Q_EMIT failed(result.error());
        else
            take(std::move(result.value()));
    });
}

void ChosenAttributes::stop()
{
    ++m_generation;
    if (m_file)
        m_request.cancel();
    m_file = nullptr;
    m_request = {};
    m_chosen.clear();
    m_next = 0;
}

void ChosenAttributes::take(AttributePage page)
{
    for (AttributeInfo& attribute : page.attributes) {
        if (m_choice(attribute))
            m_chosen.push_back(std::move(attribute));
    }
    askNext();
}

void ChosenAttributes::askNext()
{
    while (m_next < m_chosen.size() && (!m_chosen[m_next].isCut || m_chosen[m_next].error))
        ++m_next;
    if (m_next == m_chosen.size()) {
        m_next = 0;
        Q_EMIT ready(std::exchange(m_chosen, {}));
        return;
    }
    if (!m_file)
        return;
    m_request = m_file->attribute(m_path, m_chosen[m_next].name, m_mostBytes);
    m_request.then(this, [this, generation = m_generation](Result<AttributePage> result) {
        if (generation != m_generation || result.wasCancelled())
            return;
        AttributeInfo& chosen = m_chosen[m_next++];
        if (result.hasError())
            chosen.error = result.error();
        else if (!result.value().attributes.empty())
            chosen = std::move(result.value().attributes.front());
        askNext();
    });
}

std::optional<QByteArray> textBytes(const Value& value)
{
    if (const auto* text = value.getIf<Text>())
        return QByteArray::fromStdString(text->utf8);
    if (const auto* bytes = value.getIf<Bytes>())
        return QByteArray::fromStdString(bytes->bytes);
    if (const auto* scalar = value.getIf<NumpyScalar>())
        return onlyText(*scalar->array);
    if (const auto* array = value.getIf<Array>())
        return onlyText(*array->array);
    return std::nullopt;
}

} // namespace h5scout::ui
