// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An address as a form: the fields that its kind has. Holds what was typed, right or wrong; the dialog judges it.

#include "ui/dialogs/addressdraft.h"

#include <QWidget>

class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace readyscope {

class DurationEdit;
class InterestBox;
class MoreOptions;
class OptionSwitches;
class PlaceFields;
class PolicyChoice;

class SocketForm : public QWidget {
    Q_OBJECT
public:
    explicit SocketForm(QWidget* parent = nullptr);

    AddressDraft draft() const;
    void setDraft(const AddressDraft& draft); // emits nothing
    Kind kind() const { return m_rest.kind; }

    // The field of `part` gets the error frame and `message`, all others lose theirs.
    void setProblem(AddressPart part, const QString& message);
    void clearProblems();
    // Whether a field refuses what was typed, so that no address text can say it.
    bool isCorrect() const;

signals:
    void edited();

private:
    void addNameRow();
    void addBacklogRow();
    void addTimeoutRow();
    void addInterestAndPolicy();
    void wire();
    void showRowsOf(Kind kind);
    QWidget* fieldOf(AddressPart part) const;

    QFormLayout* m_rows = nullptr;
    QLineEdit* m_name = nullptr;
    PlaceFields* m_place = nullptr;
    QSpinBox* m_backlog = nullptr;
    DurationEdit* m_connectTimeout = nullptr;
    OptionSwitches* m_options = nullptr;
    InterestBox* m_interest = nullptr;
    PolicyChoice* m_policy = nullptr;
    PolicyChoice* m_listenerPolicy = nullptr;
    PolicyChoice* m_childPolicy = nullptr;
    MoreOptions* m_more = nullptr;
    QWidget* m_moreRule = nullptr;
    QWidget* m_backlogRow = nullptr;
    QWidget* m_timeoutRow = nullptr;
    QWidget* m_problemField = nullptr;
    Address m_rest;
};

} // namespace readyscope
