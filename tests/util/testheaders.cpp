// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing but the headers that are compiled beforehand: the tests take them from here.
