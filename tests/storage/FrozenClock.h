// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace h5scout::test
{

/// From here on libhdf5 sees one time in this program: what it writes twice is the same to the byte. Linking this is
/// what does it; the call only makes sure of that.
void freezeClock();

} // namespace h5scout::test
