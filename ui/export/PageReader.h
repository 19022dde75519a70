// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include <QObject>

#include "ui/export/ExportPage.h"
#include "ui/export/ExportRequest.h"

namespace h5scout::ui
{

/// Reads what is to be exported, a page after the other and one request after the other, so that the worker stays free
/// for what is looked at. Dies: its requests are withdrawn.
class PageReader : public QObject
{
    Q_OBJECT
public:
    using Arrived = std::function<void(Result<ExportPage>)>;

    /// Pages have about `elementsAPage` numbers of each array; 0: chosen by what is read.
    static std::unique_ptr<PageReader> of(const ExportRequest& request, quint64 elementsAPage = 0);

    virtual bool isAtEnd() const = 0;
    /// Not at the end, and not before the last page has arrived. `arrived` is called once through the event loop.
    void next(Arrived arrived);

protected:
    virtual void begin() = 0;
    void finish(Result<ExportPage> page);

private:
    Arrived m_arrived;
};

} // namespace h5scout::ui
