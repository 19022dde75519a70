// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace h5scout::worker
{

/// While it lives this process is not killed when its parent ends, so that an edit is not cut off when the window
/// crashes: the end of the input ends the worker soon after. Does nothing on other systems than Linux.
class OutliveParent
{
public:
    OutliveParent() noexcept;
    ~OutliveParent();
    OutliveParent(const OutliveParent&) = delete;
    OutliveParent& operator=(const OutliveParent&) = delete;

private:
    int m_signal = 0; ///< that would come
};

} // namespace h5scout::worker
