// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "ui/export/CsvText.h"
#include "ui/export/ExportPage.h"
#include "ui/export/ExportRequest.h"

namespace h5scout::ui
{

/// Turns pages of numbers into lines of text. Knows neither files nor threads.
class CsvWriter
{
public:
    /// Takes some text; false: it cannot be kept, or is not wanted any more. Then nothing more comes.
    using Sink = std::function<bool(std::string_view)>;

    /// `request` says what the pages are about; its clients are not touched.
    CsvWriter(const ExportRequest& request, const CsvFormat& format, Sink sink);

    /// What stands before the numbers. `origins` are the comments, as exportOrigins() gives them.
    bool writeHead(const QStringList& origins);
    bool write(const ExportPage& page);

private:
    void putNames(const ExportTable& table);
    void putNames(const ExportPlane& plane);
    bool put(const TablePage& page);
    bool put(const PlanePage& page);
    bool putMatrix(const PlanePage& page);
    bool putLong(const PlanePage& page);
    void putField(const QString& text);
    /// Hands on what has come together, if it is much.
    bool passOn();
    bool flush();

    ExportRequest m_request;
    CsvFormat m_format;
    char m_sign;
    Sink m_sink;
    std::string m_text;
};

} // namespace h5scout::ui
