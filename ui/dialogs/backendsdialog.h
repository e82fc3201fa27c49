// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which backends work on this kernel, what each can tell, and why the others do not work.

#include "core/multiplexer/registry.h"

#include <QDialog>

#include <vector>

namespace readyscope {

class BackendsDialog : public QDialog {
    Q_OBJECT
public:
    explicit BackendsDialog(const std::vector<BackendInfo>& backends = probeBackends(), QWidget* parent = nullptr);
};

} // namespace readyscope
