// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QString>
#include <QWidget>

/// What tests of pages share: how long they wait, and finding widgets as a person would.
namespace banyan::tests {

constexpr int patience = 60'000; ///< ms

/// The widget of that accessible name; nullptr when there is none.
template <typename T>
T* named(QWidget& parent, const QString& accessibleName) {
    for (T* each : parent.findChildren<T*>())
        if (each->accessibleName() == accessibleName) return each;
    return nullptr;
}

/// The button in sight that says so; nullptr when there is none.
inline QAbstractButton* withText(QWidget& parent, const QString& text) {
    for (QAbstractButton* each : parent.findChildren<QAbstractButton*>())
        if (each->text() == text && each->isVisible()) return each;
    return nullptr;
}

} // namespace banyan::tests
