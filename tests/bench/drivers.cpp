// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/drivers.h"

namespace readyscope::bench {

const std::vector<Driver>& drivers() {
    static const std::vector<Driver> kDrivers = [] {
        std::vector<Driver> all;
        for (const auto make :
             {bareDrivers, bareRingDrivers, engineDrivers, libeventDrivers, libevDrivers, libuvDrivers, qtDrivers})
            for (const Driver& driver : make())
                all.push_back(driver);
        return all;
    }();
    return kDrivers;
}

const Driver* findDriver(std::string_view name, std::string_view call) {
    for (const Driver& driver : drivers())
        if (driver.name == name && driver.call == call)
            return &driver;
    return nullptr;
}

} // namespace readyscope::bench
