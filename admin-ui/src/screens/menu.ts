import { createContext, useContext } from 'react';
import type { Screen } from './screen';

/** The menu of the person who is signed in, for screens that lead to others. */
export const MenuContext = createContext<readonly Screen[]>([]);

export const useMenu = (): readonly Screen[] => useContext(MenuContext);
