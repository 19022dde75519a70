// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "h5scout/backend/CArray.h"
