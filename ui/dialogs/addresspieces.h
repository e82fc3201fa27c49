// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the pieces of an address stand in its text, right or wrong. Says nothing about their being right: that is
// parseAddress's.

#include "ui/dialogs/addressdraft.h"

#include <QList>
#include <QString>

#include <optional>

namespace readyscope {

struct Piece {
    QString text;
    qsizetype begin = -1; // of its first character; -1: not there
    qsizetype end = -1;
    bool holds(qsizetype index) const { return begin >= 0 && index >= begin && index <= end; }
};

struct AddressPieces {
    std::optional<Kind> kind; // null for a word that is none of the form's kinds
    Piece kindWord;
    Piece host; // IPv6 without its brackets
    Piece port;
    Piece path; // without its backslashes
    Piece special;
    qsizetype placeEnd = 0; // where the options begin, with their comma
    struct Option {
        Piece name;
        Piece value;
    };
    QList<Option> options;

    Piece valueOf(const QString& option) const;
    AddressPart partAt(qsizetype index) const;
};

AddressPieces piecesOf(const QString& text);

// The kinds that can be added, in the order of the form's list; PairStream stands for all socket pairs.
const QList<Kind>& formKinds();

} // namespace readyscope
