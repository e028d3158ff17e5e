/** Whether a click is the second half of a double click: it is not meant for what has come in the place of what the first pressed. */
export const isSecondHalf = (event: MouseEvent): boolean => event.detail > 1;
